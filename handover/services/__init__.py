"""One module per part of a handover."""
