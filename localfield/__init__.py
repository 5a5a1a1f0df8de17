"""The workspace of municipality, local team and provider after a handover (domain 2.9)."""
