"""Some three hundred telephone talks of the past year, with the shares of the published figures."""
