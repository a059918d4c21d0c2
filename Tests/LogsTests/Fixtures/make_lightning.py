"""Writes lightning_logs/version_0/metrics.csv with Lightning's own CSVLogger.

    pip install torch lightning
    python make_lightning.py
"""
import pathlib, tempfile, shutil

import lightning as L
import torch


class Line(L.LightningModule):
    def __init__(self):
        super().__init__()
        self.layer = torch.nn.Linear(1, 1)

    def training_step(self, batch, _):
        x, y = batch
        loss = torch.nn.functional.mse_loss(self.layer(x), y)
        self.log("train_loss", loss)
        return loss

    def validation_step(self, batch, _):
        x, y = batch
        self.log("val_loss", torch.nn.functional.mse_loss(self.layer(x), y))

    def configure_optimizers(self):
        optimizer = torch.optim.SGD(self.parameters(), lr=0.05)
        schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda k: 1 - k / 60)
        return [optimizer], [{"scheduler": schedule, "interval": "step"}]


torch.manual_seed(1)
x = torch.arange(40).reshape(40, 1) / 10
data = torch.utils.data.TensorDataset(x, 3 * x + 1)
train, valid = torch.utils.data.Subset(data, range(32)), torch.utils.data.Subset(data, range(32, 40))
with tempfile.TemporaryDirectory() as folder:
    trainer = L.Trainer(
        max_steps=60, logger=L.pytorch.loggers.CSVLogger(folder), log_every_n_steps=5,
        val_check_interval=2, enable_checkpointing=False, enable_progress_bar=False,
        callbacks=[L.pytorch.callbacks.LearningRateMonitor()], accelerator="cpu")
    trainer.fit(
        Line(), torch.utils.data.DataLoader(train, batch_size=8),
        torch.utils.data.DataLoader(valid, batch_size=8))
    target = pathlib.Path(__file__).parent / "lightning_logs" / "version_0"
    target.mkdir(parents=True, exist_ok=True)
    shutil.copy(next(pathlib.Path(folder).rglob("metrics.csv")), target / "metrics.csv")
