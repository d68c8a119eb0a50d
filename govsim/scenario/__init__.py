"""What a scenario file is: from YAML to a Scenario and the regimes of its strategies."""
