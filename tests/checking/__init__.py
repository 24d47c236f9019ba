"""Tests of `seeding.checking`, and an app of models with every rule that it knows."""
