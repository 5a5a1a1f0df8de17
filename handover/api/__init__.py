"""The JSON doors: the same services behind another answer."""
