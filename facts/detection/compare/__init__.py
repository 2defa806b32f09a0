"""One comparator a kind of fact: a recorded and a reported value in; agree, differ or cannot tell out, with the reason. Pure."""
