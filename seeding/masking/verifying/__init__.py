"""Verifying: what shows that a masked database holds nothing original, and that all else is as it was."""
