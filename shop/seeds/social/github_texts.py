"""What stands on GitHub: names of repositories with what they say of themselves, and languages by topic."""

REPOSITORIES = {
    "kit": "A [small|complete|modern] toolkit for {thing}, built on {tool}.",
    "examples": "[Worked|Runnable|Short] examples of {thing} with {tool}.",
    "notes": "My notes on {thing}, [mostly|not only] about {tool}.",
    "cli": "A command-line tool for {thing}. Works with {tool}.",
    "playground": "Experiments with {thing} and {tool}. [Expect rough edges.|Nothing here is stable.]",
    "template": "A template for projects that need {thing} with {tool}.",
    "bench": "Benchmarks of {thing}: {tool} and others compared.",
    "lab": "Hands-on exercises in {thing} with {tool}.",
    "starter": "Everything to get started with {thing} in {tool}.",
    "utils": "[Helpers|Small helpers|Utilities] for {thing} that I copy from project to project.",
    "guide": "[A practical|A friendly|An opinionated] guide to {thing}.",
    "demo": "Demo of {thing} with {tool}, [from a conference talk|for a workshop].",
    "server": "A [lightweight|self-hosted] server for {thing}, with a bridge to {tool}.",
    "bot": "A bot that takes care of {thing} while you sleep.",
    "plugin": "{Thing} as a plugin for {tool}.",
    "book": "Sources of a [free|short] book on {thing}.",
}
"""How a name may end, and the description that goes with it."""

LANGUAGES = (
    {"Python": 76, "Jupyter Notebook": 15, "C++": 6, "Julia": 3},
    {"Python": 48, "R": 24, "Jupyter Notebook": 23, "Julia": 3, "Shell": 2},
    {"Python": 93, "C": 3, "Rust": 2, "Shell": 2},
    {
        "Go": 18, "Rust": 16, "Java": 14, "TypeScript": 10, "C++": 10, "C": 9, "C#": 8, "Kotlin": 5, "Ruby": 4,
        "Swift": 3, "Shell": 3,
    },
    {"TypeScript": 43, "JavaScript": 41, "Vue": 6, "PHP": 6, "HTML": 2, "Ruby": 2},
)  # fmt: skip
"""By topic, in the order of the topics; the others have nothing to do with code."""

LANGUAGES_OF_TOOLS = {
    "GDB": "C", "Valgrind": "C", "perf": "C", "Delve": "Go", "pprof": "Go", "Hugo": "Go", "Caddy": "Go",
    "Chrome DevTools": "JavaScript", "Eleventy": "JavaScript", "Storybook": "TypeScript", "Docusaurus": "TypeScript",
    "Spring": "Java", "JMH": "Java", "IntelliJ IDEA": "Java", "Kafka": "Java", "Keycloak": "Java", "Flyway": "Java",
    "Dagger": "Kotlin", "Sphinx": "Python", "MkDocs": "Python", "dplyr": "R", "ggplot2": "R", "Vim": "Shell",
    "tmux": "Shell", "Nuxt": "Vue", "Pinia": "Vue", "Phoenix": "Elixir", "WordPress": "PHP", "Turbo": "Ruby",
}  # fmt: skip
"""What a repository about a tool is written in, where the tool leaves no choice; languages are tools, too."""

LICENCES = {"MIT": 45, "Apache-2.0": 18, "": 17, "GPL-3.0-only": 9, "BSD-3-Clause": 7, "MPL-2.0": 4}

BIOS = (
    "{Thing}, mostly with {tool}.",
    "[Maintainer of|Contributor to|Occasional contributor to] things around {thing}.",
    "I write software for {thing}.",
    "[Student|Engineer|Researcher|Freelancer] working on {topic}.",
    "{tool} enthusiast.",
    "Open source, {topic} and long walks.",
)
