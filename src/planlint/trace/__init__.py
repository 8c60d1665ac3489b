"""A plan held against its superior document: what is required, where it is answered, what is missing."""

from planlint.trace.answers import trace_plan
from planlint.trace.asking import ask
from planlint.trace.requirements import requirements

__all__ = ["ask", "requirements", "trace_plan"]
