"""What is typed about a handover."""
