"""The safety plan (veiligheidsplan, VHP): what keeps a family safe, in words it understands."""
