"""What a person fills in: loose form models, and their strict reading, without Prefect."""
