"""Pictures of a round: values in, SVG and PNG out. No Prefect; matplotlib loads when one is drawn.

Each picture is told three ways: drawn with shapes and hatches that hold without colour, in a
sentence with its numbers, and as a table.
"""
