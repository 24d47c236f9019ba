"""GitHub: accounts, their repositories, who stars them, and who follows whom."""

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from .rules import counted, different, filled, known
from .topics import Topic


class Language(models.TextChoices):
    C = "C"
    CPP = "C++", "C++"
    CSHARP = "C#", "C#"
    COBOL = "COBOL", "COBOL"
    CSS = "CSS", "CSS"
    ELIXIR = "Elixir"
    ERLANG = "Erlang"
    FSHARP = "F#", "F#"
    GO = "Go"
    HASKELL = "Haskell"
    HTML = "HTML", "HTML"
    JAVA = "Java"
    JAVASCRIPT = "JavaScript", "JavaScript"
    JULIA = "Julia"
    JUPYTER = "Jupyter Notebook", "Jupyter Notebook"
    KOTLIN = "Kotlin"
    PERL = "Perl"
    PHP = "PHP", "PHP"
    PYTHON = "Python"
    R = "R"
    RUBY = "Ruby"
    RUST = "Rust"
    SCALA = "Scala"
    SHELL = "Shell"
    SWIFT = "Swift"
    TYPESCRIPT = "TypeScript", "TypeScript"
    VUE = "Vue"


class GitHubAccount(models.Model):
    username = models.CharField(
        max_length=39,
        unique=True,
        validators=[RegexValidator(r"\A[A-Za-z0-9][A-Za-z0-9-]{0,38}\Z", "Letters, digits and hyphens.")],
    )
    name = models.CharField(max_length=100, blank=True)
    bio = models.CharField(max_length=160, blank=True)
    company = models.CharField(max_length=100, blank=True)
    location = models.CharField(max_length=100, blank=True)
    topic = models.CharField(max_length=15, choices=Topic, help_text="What most of the repositories are about.")
    created_at = models.DateTimeField("created", default=timezone.now)
    public_repos = models.PositiveIntegerField("repositories", default=0, help_text="The account's repositories.")
    followers_count = models.PositiveIntegerField(
        "followers", default=0, help_text="The accounts that follow this one."
    )
    following_count = models.PositiveIntegerField(
        "following", default=0, help_text="The accounts that this one follows."
    )

    class Meta:
        ordering = ["username"]
        verbose_name = "GitHub account"
        indexes = [
            models.Index(fields=["topic", "-followers_count"], name="shop_githubaccount_top"),
            models.Index(fields=["created_at"], name="shop_githubaccount_created"),
        ]
        constraints = [
            *counted("githubaccount", "public_repos", "followers_count", "following_count"),
            known("githubaccount", "topic", Topic.values),
            filled("githubaccount", "username"),
        ]

    def __str__(self) -> str:
        return self.username


class GitHubRepository(models.Model):
    owner = models.ForeignKey(GitHubAccount, on_delete=models.CASCADE, related_name="repositories")
    name = models.CharField(max_length=100)
    description = models.CharField(max_length=350, blank=True)
    language = models.CharField(max_length=16, choices=Language)
    topic = models.CharField(max_length=15, choices=Topic)
    license = models.CharField(max_length=20, blank=True, help_text="SPDX identifier; empty where there is none.")
    stars = models.PositiveIntegerField(default=0, help_text="The accounts that starred this repository.")
    forks = models.PositiveIntegerField(default=0, help_text="As the platform tells it.")
    open_issues = models.PositiveIntegerField(default=0, help_text="As the platform tells it.")
    archived = models.BooleanField(default=False)
    created_at = models.DateTimeField("created", default=timezone.now)
    pushed_at = models.DateTimeField("last push", default=timezone.now)

    class Meta:
        ordering = ["-stars", "name"]
        verbose_name = "GitHub repository"
        verbose_name_plural = "GitHub repositories"
        indexes = [
            models.Index(fields=["language", "-stars"], name="shop_githubrepository_top"),
            models.Index(fields=["pushed_at"], name="shop_githubrepository_pushed"),
        ]
        constraints = [
            *counted("githubrepository", "stars", "forks", "open_issues"),
            known("githubrepository", "language", Language.values),
            known("githubrepository", "topic", Topic.values),
            filled("githubrepository", "name"),
            models.UniqueConstraint(
                fields=["owner", "name"],
                name="shop_githubrepository_name_unique",
                violation_error_message="This account has a repository of this name already.",
            ),
            models.CheckConstraint(
                condition=Q(pushed_at__gte=F("created_at")),
                name="shop_githubrepository_pushed_after_created",
                violation_error_message="Nothing is pushed to a repository before it was created.",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class GitHubStar(models.Model):
    account = models.ForeignKey(GitHubAccount, on_delete=models.CASCADE, related_name="starred")
    repository = models.ForeignKey(GitHubRepository, on_delete=models.CASCADE, related_name="stargazers")
    starred_at = models.DateTimeField("starred", default=timezone.now)

    class Meta:
        ordering = ["-starred_at", "-pk"]
        verbose_name = "GitHub star"
        indexes = [models.Index(fields=["repository", "starred_at"], name="shop_githubstar_repository")]
        constraints = [
            models.UniqueConstraint(
                fields=["account", "repository"],
                name="shop_githubstar_once",
                violation_error_message="This account has starred this repository already.",
            )
        ]

    def __str__(self) -> str:
        return f"Star {self.pk}"


class GitHubFollow(models.Model):
    follower = models.ForeignKey(GitHubAccount, on_delete=models.CASCADE, related_name="following")
    followed = models.ForeignKey(GitHubAccount, on_delete=models.CASCADE, related_name="followers")
    created_at = models.DateTimeField("created", default=timezone.now, help_text="Both accounts were there.")

    class Meta:
        ordering = ["-created_at", "-pk"]
        verbose_name = "GitHub follow"
        indexes = [models.Index(fields=["followed", "created_at"], name="shop_githubfollow_followed")]
        constraints = [
            models.UniqueConstraint(
                fields=["follower", "followed"],
                name="shop_githubfollow_once",
                violation_error_message="This account is followed already.",
            ),
            different("githubfollow", "follower", "followed", "Nobody follows themselves."),
        ]

    def __str__(self) -> str:
        return f"Follow {self.pk}"
