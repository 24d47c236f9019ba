"""What accounts are about: the names of the subreddits serve all platforms."""

from django.db import models


class Topic(models.TextChoices):
    MACHINE_LEARNING = "MachineLearning", "machine learning"
    DATA_SCIENCE = "datascience", "data science"
    PYTHON = "Python", "Python"
    PROGRAMMING = "programming", "programming"
    WEB_DEVELOPMENT = "webdev", "web development"
    STARTUPS = "startups", "startups"
    ENTREPRENEURSHIP = "entrepreneur", "entrepreneurship"
    TECHNOLOGY = "technology", "technology"
