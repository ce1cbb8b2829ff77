"""From clusters of accounts to incidents: ranges, lineage, agreement and links; codebooks' figures."""

from rashomon.reconcile.incidents import Reconciled, reconcile
from rashomon.reconcile.lineage import ReportMeta, copy_groups, report_origins, signature

__all__ = ["Reconciled", "ReportMeta", "copy_groups", "reconcile", "report_origins", "signature"]
