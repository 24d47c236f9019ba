import django.core.validators
import django.db.models.deletion
import django.db.models.expressions
import django.db.models.functions.comparison
import django.db.models.functions.text
import django.db.models.lookups
import django.utils.timezone
from django.db import migrations, models

import shop.models.social.rules


class Migration(migrations.Migration):
    dependencies = [
        ("shop", "0003_metering"),
    ]

    operations = [
        migrations.CreateModel(
            name="RedditUser",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "username",
                    models.CharField(
                        max_length=20,
                        unique=True,
                        validators=[
                            django.core.validators.RegexValidator(
                                "\\A[A-Za-z0-9_-]{3,20}\\Z", "3 to 20 letters, digits, underscores and hyphens."
                            )
                        ],
                    ),
                ),
                ("display_name", models.CharField(max_length=100)),
                (
                    "email",
                    models.EmailField(
                        blank=True, help_text="Few users give one.", max_length=254, null=True, verbose_name="e-mail"
                    ),
                ),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="created")),
                (
                    "karma",
                    models.IntegerField(
                        default=0, help_text="The sum of the scores of the user's posts; comments earn none."
                    ),
                ),
                ("verified", models.BooleanField(default=False, help_text="Has confirmed an e-mail address.")),
                ("premium", models.BooleanField(default=False)),
                ("bio", models.CharField(blank=True, max_length=160, null=True)),
                ("location", models.CharField(blank=True, max_length=100, null=True)),
            ],
            options={
                "verbose_name": "Reddit user",
                "ordering": ["username"],
                "indexes": [
                    models.Index(fields=["created_at"], name="shop_reddituser_created"),
                    models.Index(fields=["-karma"], name="shop_reddituser_karma"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("username", ""), _negated=True),
                        name="shop_reddituser_username_not_empty",
                        violation_error_message="The username is missing.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("karma__gte", 0)),
                        name="shop_reddituser_karma_not_negative",
                        violation_error_message="Karma never falls below zero.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("email__isnull", True), ("email__contains", "@"), _connector="OR"),
                        name="shop_reddituser_email_has_at_sign",
                        violation_error_message="An e-mail address contains @.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("verified", False), ("email__isnull", False), _connector="OR"),
                        name="shop_reddituser_verified_has_email",
                        violation_error_message="Only a user with an e-mail address can be verified.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="GitHubAccount",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "username",
                    models.CharField(
                        max_length=39,
                        unique=True,
                        validators=[
                            django.core.validators.RegexValidator(
                                "\\A[A-Za-z0-9][A-Za-z0-9-]{0,38}\\Z", "Letters, digits and hyphens."
                            )
                        ],
                    ),
                ),
                ("name", models.CharField(blank=True, max_length=100)),
                ("bio", models.CharField(blank=True, max_length=160)),
                ("company", models.CharField(blank=True, max_length=100)),
                ("location", models.CharField(blank=True, max_length=100)),
                (
                    "topic",
                    models.CharField(
                        choices=[
                            ("MachineLearning", "machine learning"),
                            ("datascience", "data science"),
                            ("Python", "Python"),
                            ("programming", "programming"),
                            ("webdev", "web development"),
                            ("startups", "startups"),
                            ("entrepreneur", "entrepreneurship"),
                            ("technology", "technology"),
                        ],
                        help_text="What most of the repositories are about.",
                        max_length=15,
                    ),
                ),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="created")),
                (
                    "public_repos",
                    models.PositiveIntegerField(
                        default=0, help_text="The account's repositories.", verbose_name="repositories"
                    ),
                ),
                (
                    "followers_count",
                    models.PositiveIntegerField(
                        default=0, help_text="The accounts that follow this one.", verbose_name="followers"
                    ),
                ),
                (
                    "following_count",
                    models.PositiveIntegerField(
                        default=0, help_text="The accounts that this one follows.", verbose_name="following"
                    ),
                ),
            ],
            options={
                "verbose_name": "GitHub account",
                "ordering": ["username"],
                "indexes": [
                    models.Index(fields=["topic", "-followers_count"], name="shop_githubaccount_top"),
                    models.Index(fields=["created_at"], name="shop_githubaccount_created"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("public_repos__gte", 0)),
                        name="shop_githubaccount_public_repos_not_negative",
                        violation_error_message="Public repos cannot be negative.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("followers_count__gte", 0)),
                        name="shop_githubaccount_followers_count_not_negative",
                        violation_error_message="Followers count cannot be negative.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("following_count__gte", 0)),
                        name="shop_githubaccount_following_count_not_negative",
                        violation_error_message="Following count cannot be negative.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "topic__in",
                                [
                                    "MachineLearning",
                                    "Python",
                                    "datascience",
                                    "entrepreneur",
                                    "programming",
                                    "startups",
                                    "technology",
                                    "webdev",
                                ],
                            )
                        ),
                        name="shop_githubaccount_topic_known",
                        violation_error_message="Unknown topic.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("username", ""), _negated=True),
                        name="shop_githubaccount_username_not_empty",
                        violation_error_message="The username is missing.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="GitHubRepository",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=100)),
                ("description", models.CharField(blank=True, max_length=350)),
                (
                    "language",
                    models.CharField(
                        choices=[
                            ("C", "C"),
                            ("C++", "Cpp"),
                            ("C#", "Csharp"),
                            ("CSS", "Css"),
                            ("Go", "Go"),
                            ("HTML", "Html"),
                            ("Java", "Java"),
                            ("JavaScript", "Javascript"),
                            ("Julia", "Julia"),
                            ("Jupyter Notebook", "Jupyter"),
                            ("Kotlin", "Kotlin"),
                            ("PHP", "Php"),
                            ("Python", "Python"),
                            ("R", "R"),
                            ("Ruby", "Ruby"),
                            ("Rust", "Rust"),
                            ("Shell", "Shell"),
                            ("Swift", "Swift"),
                            ("TypeScript", "Typescript"),
                            ("Vue", "Vue"),
                        ],
                        max_length=16,
                    ),
                ),
                (
                    "topic",
                    models.CharField(
                        choices=[
                            ("MachineLearning", "machine learning"),
                            ("datascience", "data science"),
                            ("Python", "Python"),
                            ("programming", "programming"),
                            ("webdev", "web development"),
                            ("startups", "startups"),
                            ("entrepreneur", "entrepreneurship"),
                            ("technology", "technology"),
                        ],
                        max_length=15,
                    ),
                ),
                (
                    "license",
                    models.CharField(
                        blank=True, help_text="SPDX identifier; empty where there is none.", max_length=20
                    ),
                ),
                (
                    "stars",
                    models.PositiveIntegerField(default=0, help_text="The accounts that starred this repository."),
                ),
                ("forks", models.PositiveIntegerField(default=0, help_text="As the platform tells it.")),
                ("open_issues", models.PositiveIntegerField(default=0, help_text="As the platform tells it.")),
                ("archived", models.BooleanField(default=False)),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="created")),
                ("pushed_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="last push")),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="repositories",
                        to="shop.githubaccount",
                    ),
                ),
            ],
            options={
                "verbose_name": "GitHub repository",
                "verbose_name_plural": "GitHub repositories",
                "ordering": ["-stars", "name"],
                "indexes": [
                    models.Index(fields=["language", "-stars"], name="shop_githubrepository_top"),
                    models.Index(fields=["pushed_at"], name="shop_githubrepository_pushed"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("stars__gte", 0)),
                        name="shop_githubrepository_stars_not_negative",
                        violation_error_message="Stars cannot be negative.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("forks__gte", 0)),
                        name="shop_githubrepository_forks_not_negative",
                        violation_error_message="Forks cannot be negative.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("open_issues__gte", 0)),
                        name="shop_githubrepository_open_issues_not_negative",
                        violation_error_message="Open issues cannot be negative.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "language__in",
                                [
                                    "C",
                                    "C#",
                                    "C++",
                                    "CSS",
                                    "Go",
                                    "HTML",
                                    "Java",
                                    "JavaScript",
                                    "Julia",
                                    "Jupyter Notebook",
                                    "Kotlin",
                                    "PHP",
                                    "Python",
                                    "R",
                                    "Ruby",
                                    "Rust",
                                    "Shell",
                                    "Swift",
                                    "TypeScript",
                                    "Vue",
                                ],
                            )
                        ),
                        name="shop_githubrepository_language_known",
                        violation_error_message="Unknown language.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "topic__in",
                                [
                                    "MachineLearning",
                                    "Python",
                                    "datascience",
                                    "entrepreneur",
                                    "programming",
                                    "startups",
                                    "technology",
                                    "webdev",
                                ],
                            )
                        ),
                        name="shop_githubrepository_topic_known",
                        violation_error_message="Unknown topic.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("name", ""), _negated=True),
                        name="shop_githubrepository_name_not_empty",
                        violation_error_message="The name is missing.",
                    ),
                    models.UniqueConstraint(
                        fields=("owner", "name"),
                        name="shop_githubrepository_name_unique",
                        violation_error_message="This account has a repository of this name already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("pushed_at__gte", models.F("created_at"))),
                        name="shop_githubrepository_pushed_after_created",
                        violation_error_message="Nothing is pushed to a repository before it was created.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="GitHubStar",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("starred_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="starred")),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="starred", to="shop.githubaccount"
                    ),
                ),
                (
                    "repository",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="stargazers",
                        to="shop.githubrepository",
                    ),
                ),
            ],
            options={
                "verbose_name": "GitHub star",
                "ordering": ["-starred_at", "-pk"],
                "indexes": [models.Index(fields=["repository", "starred_at"], name="shop_githubstar_repository")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("account", "repository"),
                        name="shop_githubstar_once",
                        violation_error_message="This account has starred this repository already.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="LinkedInProfile",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "slug",
                    models.SlugField(help_text="The name, as it stands in addresses.", max_length=60, unique=True),
                ),
                ("full_name", models.CharField(max_length=100)),
                ("headline", models.CharField(help_text="What they do now, in their own words.", max_length=220)),
                ("job_title", models.CharField(help_text="The title of the current position.", max_length=100)),
                ("company", models.CharField(help_text="The company of the current position.", max_length=100)),
                ("industry", models.CharField(max_length=60)),
                ("location", models.CharField(max_length=100)),
                ("about", models.TextField(blank=True)),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="created")),
                (
                    "connection_count",
                    models.PositiveIntegerField(
                        default=0, help_text="The profile's connections.", verbose_name="connections"
                    ),
                ),
                ("open_to_work", models.BooleanField(default=False)),
            ],
            options={
                "verbose_name": "LinkedIn profile",
                "ordering": ["full_name"],
                "indexes": [
                    models.Index(fields=["industry", "company"], name="shop_linkedinprofile_company"),
                    models.Index(fields=["created_at"], name="shop_linkedinprofile_created"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("connection_count__gte", 0)),
                        name="shop_linkedinprofile_connection_count_not_negative",
                        violation_error_message="Connection count cannot be negative.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("full_name", ""), _negated=True),
                        name="shop_linkedinprofile_full_name_not_empty",
                        violation_error_message="The full name is missing.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("headline", ""), _negated=True),
                        name="shop_linkedinprofile_headline_not_empty",
                        violation_error_message="The headline is missing.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="LinkedInPosition",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("title", models.CharField(max_length=100)),
                ("company", models.CharField(max_length=100)),
                ("started_on", models.DateField(verbose_name="from")),
                (
                    "ended_on",
                    models.DateField(
                        blank=True, help_text="None for the current position.", null=True, verbose_name="to"
                    ),
                ),
                (
                    "profile",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="positions", to="shop.linkedinprofile"
                    ),
                ),
            ],
            options={
                "verbose_name": "LinkedIn position",
                "ordering": ["profile", "-started_on"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("title", ""), _negated=True),
                        name="shop_linkedinposition_title_not_empty",
                        violation_error_message="The title is missing.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ended_on__isnull", True), ("ended_on__gt", models.F("started_on")), _connector="OR"
                        ),
                        name="shop_linkedinposition_ends_after_start",
                        violation_error_message="A position ends after it began.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("ended_on__isnull", True)),
                        fields=("profile",),
                        name="shop_linkedinposition_one_current",
                        violation_error_message="This profile has a current position already.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="LinkedInConnection",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("connected_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="connected")),
                (
                    "other",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="connections_of",
                        to="shop.linkedinprofile",
                    ),
                ),
                (
                    "profile",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="connections",
                        to="shop.linkedinprofile",
                    ),
                ),
            ],
            options={
                "verbose_name": "LinkedIn connection",
                "ordering": ["-connected_at", "-pk"],
                "indexes": [models.Index(fields=["other"], name="shop_linkedinconnection_other")],
                "constraints": [
                    models.UniqueConstraint(
                        django.db.models.functions.comparison.Least("profile", "other"),
                        django.db.models.functions.comparison.Greatest("profile", "other"),
                        name="shop_linkedinconnection_once",
                        violation_error_message="These profiles are connected already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("profile", models.F("other")), _negated=True),
                        name="shop_linkedinconnection_not_itself",
                        violation_error_message="Nobody is connected with themselves.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RedditPost",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("title", models.CharField(max_length=300)),
                ("content", models.TextField(max_length=2000)),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="created")),
                ("score", models.IntegerField(default=1, help_text="Upvotes less downvotes, from -100 up.")),
                (
                    "upvote_ratio",
                    models.DecimalField(
                        decimal_places=2,
                        default=1,
                        max_digits=3,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(1),
                        ],
                    ),
                ),
                (
                    "num_comments",
                    models.PositiveIntegerField(
                        default=0, help_text="The number of the post's comments.", verbose_name="comments"
                    ),
                ),
                ("awards", models.PositiveSmallIntegerField(default=0, help_text="0 to 10.")),
                (
                    "flair",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("Discussion", "Discussion"),
                            ("Question", "Question"),
                            ("News", "News"),
                            ("Meta", "Meta"),
                        ],
                        max_length=10,
                        null=True,
                    ),
                ),
                ("nsfw", models.BooleanField(default=False, verbose_name="NSFW")),
                ("stickied", models.BooleanField(default=False)),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="posts", to="shop.reddituser"
                    ),
                ),
            ],
            options={
                "verbose_name": "Reddit post",
                "ordering": ["-created_at", "-pk"],
                "indexes": [models.Index(fields=["user", "created_at"], name="shop_redditpost_user_created")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("num_comments__gte", 0)),
                        name="shop_redditpost_num_comments_not_negative",
                        violation_error_message="Num comments cannot be negative.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("flair__in", ["Discussion", "Meta", "News", "Question"]),
                            ("flair__isnull", True),
                            _connector="OR",
                        ),
                        name="shop_redditpost_flair_known",
                        violation_error_message="Unknown flair.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("title", ""), _negated=True),
                        name="shop_redditpost_title_not_empty",
                        violation_error_message="The title is missing.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("score__gte", -100)),
                        name="shop_redditpost_score_in_range",
                        violation_error_message="A score does not fall below -100.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("upvote_ratio__gte", 0), ("upvote_ratio__lte", 1)),
                        name="shop_redditpost_ratio_in_range",
                        violation_error_message="The upvote ratio lies between 0 and 1.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("score__gt", 0), ("upvote_ratio__gt", 0.5)),
                            models.Q(("score", 0), ("upvote_ratio", 0.5)),
                            models.Q(("score__lt", 0), ("upvote_ratio__lt", 0.5)),
                            _connector="OR",
                        ),
                        name="shop_redditpost_ratio_agrees",
                        violation_error_message="More than half of the votes are upvotes where the score is above zero.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("awards__gte", 0), ("awards__lte", 10)),
                        name="shop_redditpost_awards_in_range",
                        violation_error_message="A post has 0 to 10 awards.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RedditComment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("content", models.TextField()),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="created")),
                ("score", models.IntegerField(default=1, help_text="Upvotes less downvotes, from -100 up.")),
                (
                    "depth",
                    models.PositiveSmallIntegerField(default=0, help_text="How many comments stand above this one."),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        help_text="The comment of the same post that this one answers; none for an answer to the post.",
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="replies",
                        to="shop.redditcomment",
                    ),
                ),
                (
                    "post",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="comments", to="shop.redditpost"
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="comments", to="shop.reddituser"
                    ),
                ),
            ],
            options={
                "verbose_name": "Reddit comment",
                "ordering": ["created_at", "pk"],
                "indexes": [
                    models.Index(fields=["post", "created_at"], name="shop_redditcomment_post"),
                    models.Index(fields=["user", "created_at"], name="shop_redditcomment_user"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("content", ""), _negated=True),
                        name="shop_redditcomment_content_not_empty",
                        violation_error_message="The content is missing.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("score__gte", -100)),
                        name="shop_redditcomment_score_in_range",
                        violation_error_message="A score does not fall below -100.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("depth", 0), ("parent__isnull", True)),
                            models.Q(("depth__gte", 1), ("parent__isnull", False)),
                            _connector="OR",
                        ),
                        name="shop_redditcomment_depth_agrees",
                        violation_error_message="A comment without a parent has the depth 0, the others have more.",
                    ),
                    shop.models.social.rules.NotItsOwnParent(
                        condition=models.Q(
                            ("parent__isnull", True),
                            models.Q(("parent", models.F("id")), _negated=True),
                            _connector="OR",
                        ),
                        name="shop_redditcomment_not_its_own_parent",
                        violation_error_message="A comment cannot answer itself.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Subreddit",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(help_text="As it stands behind r/.", max_length=21, unique=True)),
                ("title", models.CharField(max_length=100)),
                ("description", models.TextField()),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="created")),
            ],
            options={
                "ordering": ["name"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("name", ""), _negated=True),
                        name="shop_subreddit_name_not_empty",
                        violation_error_message="The name is missing.",
                    )
                ],
            },
        ),
        migrations.AddField(
            model_name="reddituser",
            name="interests",
            field=models.ManyToManyField(
                help_text="One to five subreddits.", related_name="readers", to="shop.subreddit"
            ),
        ),
        migrations.AddField(
            model_name="redditpost",
            name="subreddit",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="posts", to="shop.subreddit"
            ),
        ),
        migrations.CreateModel(
            name="TwitterAccount",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "username",
                    models.CharField(
                        help_text="Without its @.",
                        max_length=15,
                        unique=True,
                        validators=[
                            django.core.validators.RegexValidator(
                                "\\A[A-Za-z0-9_]{4,15}\\Z", "4 to 15 letters, digits and underscores."
                            )
                        ],
                    ),
                ),
                ("display_name", models.CharField(max_length=50)),
                ("bio", models.CharField(blank=True, max_length=160)),
                ("location", models.CharField(blank=True, max_length=100)),
                (
                    "topic",
                    models.CharField(
                        choices=[
                            ("MachineLearning", "machine learning"),
                            ("datascience", "data science"),
                            ("Python", "Python"),
                            ("programming", "programming"),
                            ("webdev", "web development"),
                            ("startups", "startups"),
                            ("entrepreneur", "entrepreneurship"),
                            ("technology", "technology"),
                        ],
                        help_text="The community that the account belongs to.",
                        max_length=15,
                    ),
                ),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="created")),
                ("verified", models.BooleanField(default=False)),
                (
                    "followers_count",
                    models.PositiveIntegerField(
                        default=0, help_text="The accounts that follow this one.", verbose_name="followers"
                    ),
                ),
                (
                    "following_count",
                    models.PositiveIntegerField(
                        default=0, help_text="The accounts that this one follows.", verbose_name="following"
                    ),
                ),
                (
                    "tweet_count",
                    models.PositiveIntegerField(
                        default=0, help_text="The number of the account's tweets.", verbose_name="tweets"
                    ),
                ),
            ],
            options={
                "verbose_name": "Twitter account",
                "ordering": ["username"],
                "indexes": [
                    models.Index(fields=["topic", "-followers_count"], name="shop_twitteraccount_top"),
                    models.Index(fields=["created_at"], name="shop_twitteraccount_created"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("followers_count__gte", 0)),
                        name="shop_twitteraccount_followers_count_not_negative",
                        violation_error_message="Followers count cannot be negative.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("following_count__gte", 0)),
                        name="shop_twitteraccount_following_count_not_negative",
                        violation_error_message="Following count cannot be negative.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("tweet_count__gte", 0)),
                        name="shop_twitteraccount_tweet_count_not_negative",
                        violation_error_message="Tweet count cannot be negative.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "topic__in",
                                [
                                    "MachineLearning",
                                    "Python",
                                    "datascience",
                                    "entrepreneur",
                                    "programming",
                                    "startups",
                                    "technology",
                                    "webdev",
                                ],
                            )
                        ),
                        name="shop_twitteraccount_topic_known",
                        violation_error_message="Unknown topic.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("username", ""), _negated=True),
                        name="shop_twitteraccount_username_not_empty",
                        violation_error_message="The username is missing.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Tweet",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("content", models.CharField(max_length=280)),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="created")),
                ("likes", models.PositiveIntegerField(default=0, help_text="As the platform tells it.")),
                ("retweets", models.PositiveIntegerField(default=0, help_text="As the platform tells it.")),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="tweets", to="shop.twitteraccount"
                    ),
                ),
                (
                    "mentioned",
                    models.ForeignKey(
                        blank=True,
                        help_text="The account whose name stands in the text behind an @.",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="mentions",
                        to="shop.twitteraccount",
                    ),
                ),
            ],
            options={
                "ordering": ["-created_at", "-pk"],
                "indexes": [
                    models.Index(fields=["account", "-created_at"], name="shop_tweet_account_new"),
                    models.Index(fields=["-likes"], name="shop_tweet_top"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("likes__gte", 0)),
                        name="shop_tweet_likes_not_negative",
                        violation_error_message="Likes cannot be negative.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("retweets__gte", 0)),
                        name="shop_tweet_retweets_not_negative",
                        violation_error_message="Retweets cannot be negative.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("content", ""), _negated=True),
                        name="shop_tweet_content_not_empty",
                        violation_error_message="The content is missing.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            django.db.models.lookups.LessThanOrEqual(
                                django.db.models.functions.text.Length("content"), 280
                            )
                        ),
                        name="shop_tweet_content_fits",
                        violation_error_message="A tweet has at most 280 characters.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Follow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "created_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, help_text="Both accounts were there.", verbose_name="created"
                    ),
                ),
                (
                    "followed",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="followers", to="shop.twitteraccount"
                    ),
                ),
                (
                    "follower",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="following", to="shop.twitteraccount"
                    ),
                ),
            ],
            options={
                "ordering": ["-created_at", "-pk"],
                "indexes": [models.Index(fields=["followed", "created_at"], name="shop_follow_followed")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("follower", "followed"),
                        name="shop_follow_once",
                        violation_error_message="This account is followed already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("follower", models.F("followed")), _negated=True),
                        name="shop_follow_not_itself",
                        violation_error_message="Nobody follows themselves.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="YouTubeChannel",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("channel_name", models.CharField(max_length=100)),
                ("handle", models.CharField(help_text="With its @.", max_length=30, unique=True)),
                ("description", models.TextField(max_length=500)),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="created")),
                (
                    "subscriber_count",
                    models.PositiveIntegerField(
                        default=0,
                        help_text="As the platform tells it: subscribers are not in this database.",
                        verbose_name="subscribers",
                    ),
                ),
                (
                    "video_count",
                    models.PositiveIntegerField(
                        default=0, help_text="The number of the channel's videos.", verbose_name="videos"
                    ),
                ),
                (
                    "total_views",
                    models.PositiveBigIntegerField(
                        default=0, help_text="The sum of the views of the channel's videos."
                    ),
                ),
                (
                    "category",
                    models.CharField(
                        choices=[
                            ("Tutorial", "Tutorial"),
                            ("Review", "Review"),
                            ("News", "News"),
                            ("Entertainment", "Entertainment"),
                            ("Educational", "Educational"),
                            ("Product Demo", "Product Demo"),
                            ("Interview", "Interview"),
                            ("Live Stream", "Live Stream"),
                        ],
                        max_length=13,
                    ),
                ),
                ("country", models.CharField(max_length=60)),
                ("verified", models.BooleanField(default=False)),
                ("monetization", models.BooleanField(default=False, help_text="Earns money with advertisements.")),
            ],
            options={
                "verbose_name": "YouTube channel",
                "ordering": ["channel_name"],
                "indexes": [
                    models.Index(fields=["category", "-subscriber_count"], name="shop_youtubechannel_top"),
                    models.Index(fields=["created_at"], name="shop_youtubechannel_created"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("subscriber_count__gte", 0)),
                        name="shop_youtubechannel_subscriber_count_not_negative",
                        violation_error_message="Subscriber count cannot be negative.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("video_count__gte", 0)),
                        name="shop_youtubechannel_video_count_not_negative",
                        violation_error_message="Video count cannot be negative.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("total_views__gte", 0)),
                        name="shop_youtubechannel_total_views_not_negative",
                        violation_error_message="Total views cannot be negative.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "category__in",
                                [
                                    "Educational",
                                    "Entertainment",
                                    "Interview",
                                    "Live Stream",
                                    "News",
                                    "Product Demo",
                                    "Review",
                                    "Tutorial",
                                ],
                            )
                        ),
                        name="shop_youtubechannel_category_known",
                        violation_error_message="Unknown category.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("channel_name", ""), _negated=True),
                        name="shop_youtubechannel_channel_name_not_empty",
                        violation_error_message="The channel name is missing.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("handle__startswith", "@")),
                        name="shop_youtubechannel_handle_has_at_sign",
                        violation_error_message="A handle begins with @.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="YouTubeVideo",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("title", models.CharField(max_length=100)),
                ("description", models.TextField(max_length=1000)),
                ("published_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="published")),
                (
                    "duration",
                    models.PositiveIntegerField(
                        help_text="Seconds, from 60 to 3600.",
                        validators=[
                            django.core.validators.MinValueValidator(60),
                            django.core.validators.MaxValueValidator(3600),
                        ],
                    ),
                ),
                ("views", models.PositiveIntegerField(default=0)),
                ("likes", models.PositiveIntegerField(default=0)),
                ("dislikes", models.PositiveIntegerField(default=0)),
                (
                    "comments",
                    models.PositiveIntegerField(default=0, help_text="The number of the comments below the video."),
                ),
                (
                    "category",
                    models.CharField(
                        choices=[
                            ("Tutorial", "Tutorial"),
                            ("Review", "Review"),
                            ("News", "News"),
                            ("Entertainment", "Entertainment"),
                            ("Educational", "Educational"),
                            ("Product Demo", "Product Demo"),
                            ("Interview", "Interview"),
                            ("Live Stream", "Live Stream"),
                        ],
                        max_length=13,
                    ),
                ),
                ("tags", models.JSONField(default=list, help_text="Three to ten words.")),
                ("thumbnail_url", models.URLField()),
                (
                    "privacy",
                    models.CharField(
                        choices=[("public", "Public"), ("unlisted", "Unlisted"), ("private", "Private")],
                        default="public",
                        max_length=8,
                    ),
                ),
                (
                    "channel",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="videos", to="shop.youtubechannel"
                    ),
                ),
            ],
            options={
                "verbose_name": "YouTube video",
                "ordering": ["-published_at", "-pk"],
                "indexes": [
                    models.Index(fields=["channel", "-published_at"], name="shop_youtubevideo_channel_new"),
                    models.Index(fields=["category", "-views"], name="shop_youtubevideo_top"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("views__gte", 0)),
                        name="shop_youtubevideo_views_not_negative",
                        violation_error_message="Views cannot be negative.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("likes__gte", 0)),
                        name="shop_youtubevideo_likes_not_negative",
                        violation_error_message="Likes cannot be negative.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("dislikes__gte", 0)),
                        name="shop_youtubevideo_dislikes_not_negative",
                        violation_error_message="Dislikes cannot be negative.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("comments__gte", 0)),
                        name="shop_youtubevideo_comments_not_negative",
                        violation_error_message="Comments cannot be negative.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "category__in",
                                [
                                    "Educational",
                                    "Entertainment",
                                    "Interview",
                                    "Live Stream",
                                    "News",
                                    "Product Demo",
                                    "Review",
                                    "Tutorial",
                                ],
                            )
                        ),
                        name="shop_youtubevideo_category_known",
                        violation_error_message="Unknown category.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("privacy__in", ["private", "public", "unlisted"])),
                        name="shop_youtubevideo_privacy_known",
                        violation_error_message="Unknown privacy.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("title", ""), _negated=True),
                        name="shop_youtubevideo_title_not_empty",
                        violation_error_message="The title is missing.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("duration__gte", 60), ("duration__lte", 3600)),
                        name="shop_youtubevideo_duration_in_range",
                        violation_error_message="A video lasts from one minute to one hour.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "views__gte",
                                django.db.models.expressions.CombinedExpression(
                                    models.F("likes"), "+", models.F("dislikes")
                                ),
                            )
                        ),
                        name="shop_youtubevideo_votes_within_views",
                        violation_error_message="A video cannot have more votes than views.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("comments__lte", models.F("views"))),
                        name="shop_youtubevideo_comments_within_views",
                        violation_error_message="There cannot be more comments than views.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="YouTubeComment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("author_name", models.CharField(help_text="The viewer's handle, with its @.", max_length=30)),
                ("content", models.TextField()),
                ("likes", models.PositiveIntegerField(default=0)),
                ("published_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="published")),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        help_text="The comment on the same video that this one answers. Answers are not answered in turn.",
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="replies",
                        to="shop.youtubecomment",
                    ),
                ),
                (
                    "video",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="thread", to="shop.youtubevideo"
                    ),
                ),
            ],
            options={
                "verbose_name": "YouTube comment",
                "ordering": ["published_at", "pk"],
                "indexes": [models.Index(fields=["video", "published_at"], name="shop_youtubecomment_video")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("likes__gte", 0)),
                        name="shop_youtubecomment_likes_not_negative",
                        violation_error_message="Likes cannot be negative.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("content", ""), _negated=True),
                        name="shop_youtubecomment_content_not_empty",
                        violation_error_message="The content is missing.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("author_name__startswith", "@")),
                        name="shop_youtubecomment_author_has_at_sign",
                        violation_error_message="A handle begins with @.",
                    ),
                    shop.models.social.rules.NotItsOwnParent(
                        condition=models.Q(
                            ("parent__isnull", True),
                            models.Q(("parent", models.F("id")), _negated=True),
                            _connector="OR",
                        ),
                        name="shop_youtubecomment_not_its_own_parent",
                        violation_error_message="A comment cannot answer itself.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="GitHubFollow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "created_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, help_text="Both accounts were there.", verbose_name="created"
                    ),
                ),
                (
                    "followed",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="followers", to="shop.githubaccount"
                    ),
                ),
                (
                    "follower",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="following", to="shop.githubaccount"
                    ),
                ),
            ],
            options={
                "verbose_name": "GitHub follow",
                "ordering": ["-created_at", "-pk"],
                "indexes": [models.Index(fields=["followed", "created_at"], name="shop_githubfollow_followed")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("follower", "followed"),
                        name="shop_githubfollow_once",
                        violation_error_message="This account is followed already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("follower", models.F("followed")), _negated=True),
                        name="shop_githubfollow_not_itself",
                        violation_error_message="Nobody follows themselves.",
                    ),
                ],
            },
        ),
        migrations.AddIndex(
            model_name="redditpost",
            index=models.Index(fields=["subreddit", "-created_at"], name="shop_redditpost_subreddit_new"),
        ),
        migrations.AddIndex(
            model_name="redditpost",
            index=models.Index(fields=["subreddit", "-score"], name="shop_redditpost_subreddit_top"),
        ),
    ]
