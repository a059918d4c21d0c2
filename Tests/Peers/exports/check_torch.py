"""pytorch, huggingface: LambdaLR on a real optimizer, over all steps, and over a checkpoint in the middle."""

import io

from cases import cases, require
from report import Report

torch = require("torch")


def optimizer_of(lr):
    return torch.optim.SGD([torch.nn.Parameter(torch.zeros(1, dtype=torch.float64))], lr=lr)


def update(optimizer) -> float:
    """The rate of one update: a gradient of -1 moves the parameter by it."""
    parameter = optimizer.param_groups[0]["params"][0]
    with torch.no_grad():
        parameter.zero_()
    parameter.grad = torch.full_like(parameter, -1.0)
    optimizer.step()
    return parameter.item()


def train(optimizer, scheduler, updates) -> list[float]:
    used = []
    for _ in range(updates):
        used.append(update(optimizer))
        scheduler.step()
    return used


def saved(optimizer, scheduler) -> dict:
    """Their states, by way of a file."""
    file = io.BytesIO()
    torch.save({"optimizer": optimizer.state_dict(), "scheduler": scheduler.state_dict()}, file)
    file.seek(0)
    return torch.load(file)


def check(target):
    report = Report(target)
    for case in cases(target, every=20):
        module = case.module(target)
        rate = module.learning_rate
        report.doubles(case, rate)
        for visit in case.visits:
            # At a global step other than 0, as where round 2 goes on from a checkpoint of round 1.
            optimizer = optimizer_of(0.123)
            scheduler = module.scheduler(optimizer, visit.start)
            half = len(visit) // 2
            used = train(optimizer, scheduler, half)
            state = saved(optimizer, scheduler)
            # Loaded by a trainer that begins anew.
            optimizer = optimizer_of(0.5)
            scheduler = module.scheduler(optimizer)
            optimizer.load_state_dict(state["optimizer"])
            scheduler.load_state_dict(state["scheduler"])
            used += train(optimizer, scheduler, len(visit) - half)
            for step, value in zip(visit, used, strict=True):
                report.same(case, step, value, rate(step))
            # The same checkpoint, gone on from by the number of its updates alone.
            optimizer = optimizer_of(0.5)
            optimizer.load_state_dict(state["optimizer"])
            middle = visit.start + half
            scheduler = module.scheduler(optimizer, middle)
            for step, value in enumerate(train(optimizer, scheduler, 3), start=middle):
                report.same(case, step, value, rate(step))
        check_other_checkpoint(report, case, module)
    report.end()


def check_other_checkpoint(report, case, module):
    """A checkpoint of a run with another schedule and another base rate, as round 1 leaves it."""
    for steps_loaded_last in (True, False):
        optimizer = optimizer_of(3e-4)
        cosine = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, 9)
        train(optimizer, cosine, 5)
        state = saved(optimizer, cosine)
        optimizer = optimizer_of(0.5)
        if steps_loaded_last:
            scheduler = module.scheduler(optimizer)
            optimizer.load_state_dict(state["optimizer"])
            scheduler.load_state_dict(state["scheduler"])
        else:
            optimizer.load_state_dict(state["optimizer"])
            scheduler = module.scheduler(optimizer, 5)
        for step, value in enumerate(train(optimizer, scheduler, 4), start=5):
            report.same(case, step, value, module.learning_rate(step))


if __name__ == "__main__":
    check("pytorch")
