"""A message to a colleague: a row they read here, and perhaps a mail that says there is one."""
