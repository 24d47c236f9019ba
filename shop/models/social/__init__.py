"""Accounts of five platforms, what they publish, and how they are linked; one file per platform."""

from .github import GitHubAccount, GitHubFollow, GitHubRepository, GitHubStar
from .linkedin import LinkedInConnection, LinkedInPosition, LinkedInProfile
from .reddit import RedditComment, RedditPost, RedditUser, Subreddit
from .twitter import Follow, Tweet, TwitterAccount
from .youtube import YouTubeChannel, YouTubeComment, YouTubeVideo

__all__ = [
    "Follow",
    "GitHubAccount",
    "GitHubFollow",
    "GitHubRepository",
    "GitHubStar",
    "LinkedInConnection",
    "LinkedInPosition",
    "LinkedInProfile",
    "RedditComment",
    "RedditPost",
    "RedditUser",
    "Subreddit",
    "Tweet",
    "TwitterAccount",
    "YouTubeChannel",
    "YouTubeComment",
    "YouTubeVideo",
]
