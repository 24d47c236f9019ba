"""The development password is hashed once, beside other work, by whichever hasher the project has."""

from django.contrib.auth.hashers import check_password, identify_hasher

from seeding import passwords


def test_the_hash_is_of_the_projects_hasher_and_opens_the_door(settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    passwords.begin("open sesame")
    assert identify_hasher(passwords.hashed("open sesame")).algorithm == "md5"
    assert check_password("open sesame", passwords.hashed("open sesame"))
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.PBKDF2PasswordHasher"]
    assert identify_hasher(passwords.hashed("open sesame")).algorithm == "pbkdf2_sha256"


def test_a_password_is_hashed_once(settings, monkeypatch):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    made = []
    monkeypatch.setattr(passwords, "_hash", lambda password: made.append(password) or "hash")
    monkeypatch.setattr(passwords, "_begun", {})
    passwords.begin("once")
    assert [passwords.hashed("once"), passwords.hashed("once")] == ["hash", "hash"]
    assert made == ["once"]
