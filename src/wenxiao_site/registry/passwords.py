"""How passwords are hashed."""

from __future__ import annotations

from django.contrib.auth.hashers import Argon2PasswordHasher


class Argon2(Argon2PasswordHasher):
    """Argon2id with 19 MiB and two passes, so that twenty logins at once stay within 400 MiB.

    Django's own choice of 100 MiB would take 2 GB for them. RFC 9106 lets memory go down when passes go up.
    """

    memory_cost = 19 * 1024
    time_cost = 2
    parallelism = 1
