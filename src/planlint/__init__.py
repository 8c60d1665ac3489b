"""planlint reads policy plans and says what they lack."""

__version__ = "0.1.0"
