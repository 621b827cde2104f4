"""The transports: values in, answers out; the only home of smtplib, httpx and apprise."""
