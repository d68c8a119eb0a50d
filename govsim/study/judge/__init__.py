"""What runs say: ranking, robustness over futures, discovery, sensitivity."""
