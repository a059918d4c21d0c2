"""Writes mlruns/0/baseline/metrics/val_loss with MLflow's own file store.

    pip install mlflow-skinny
    python make_mlflow.py
"""
import os, pathlib, shutil, tempfile

os.environ["MLFLOW_ALLOW_FILE_STORE"] = "true"

from mlflow.store.tracking.file_store import FileStore
from mlflow.entities import Metric

with tempfile.TemporaryDirectory() as folder:
    store = FileStore(folder)
    experiment = store.create_experiment("losses")
    run = store.create_run(experiment, "someone", 0, [], "baseline")
    for step in range(10, 210, 10):
        loss = float("nan") if step > 150 else 1.0 / step
        store.log_metric(run.info.run_id, Metric("val_loss", loss, 1_700_000_000_000 + step, step))
    target = pathlib.Path(__file__).parent / "mlruns" / "0" / "baseline" / "metrics"
    target.mkdir(parents=True, exist_ok=True)
    source = pathlib.Path(folder) / experiment / run.info.run_id / "metrics" / "val_loss"
    shutil.copy(source, target / "val_loss")
