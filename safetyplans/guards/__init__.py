"""What a plan asks before a step: of the half of VT, and of the half of the municipality."""
