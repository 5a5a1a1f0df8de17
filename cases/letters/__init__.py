"""What a letter may say: to whom, in which words, and what would betray a reporter.."""
