"""The order of work as Prefect flows, the review gate, deployments and the command line.

Start at :mod:`flows.process_request`: it reads like the legal process. Only this package imports
Prefect, and only ids, counts and hashes cross into it.
"""
