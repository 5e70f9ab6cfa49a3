"""What all tests share: the same examples on every machine and every run."""

from hypothesis import HealthCheck, settings

# Found by chance is not good enough for a gate: the examples are derived from the test itself, none is remembered
# between runs, and a slow machine is no failure. `pytest --hypothesis-profile=explore` looks for new ones.
settings.register_profile(
    "stable", derandomize=True, deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("explore", deadline=None, max_examples=2_000, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("stable")
