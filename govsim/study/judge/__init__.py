"""What runs say: ranking, robustness, discovery, sensitivity."""
