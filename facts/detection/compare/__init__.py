"""One comparator a kind of value: a recorded and a reported one in; agree, differ or cannot tell out, and why. Pure."""
