"""From passages to findings: each kind of fact has a judge; what they think is weighed once, and says why. Pure."""
