"""The one door from the command line to Prefect; opened only when a flow is needed."""


def serva(*, port: int) -> int:
    """Run Prefect's server and the deployments until stopped; give the exit code."""
    from flows.tjanst import kor_tjanst

    return kor_tjanst(port=port)
