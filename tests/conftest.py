"""Settings that all tests share."""

from hypothesis import HealthCheck, settings

# The same examples in every run and no deadline: a test tells whether the code is right, not how busy the machine is.
settings.register_profile("steady", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("steady")
