"""The policy brief: what a policymaker takes to the meeting, from finished results."""
