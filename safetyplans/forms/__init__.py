"""What is typed on the pages of safety plans."""
