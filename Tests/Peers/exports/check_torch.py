"""pytorch, huggingface: LambdaLR on a real optimizer, over all steps, and over a checkpoint in the middle."""

import copy
import io

from cases import Report, cases, require

torch = require("torch")


def optimizer_of(lr):
    return torch.optim.SGD([torch.nn.Parameter(torch.zeros(1, dtype=torch.float64))], lr=lr)


def train(optimizer, scheduler, updates):
    """The rate of each update: a gradient of -1 moves the parameter by it."""
    used = []
    parameter = optimizer.param_groups[0]["params"][0]
    for _ in range(updates):
        with torch.no_grad():
            parameter.zero_()
        parameter.grad = torch.full_like(parameter, -1.0)
        optimizer.step()
        used.append(parameter.item())
        scheduler.step()
    return used


def check(target):
    report = Report(target)
    for case in cases(target):
        module = case.module(target)
        rate = module.learning_rate
        report.doubles(case, rate)
        if not case.is_short:
            continue
        n = case.length + 5
        optimizer = optimizer_of(0.123)
        scheduler = module.scheduler(optimizer)
        used = train(optimizer, scheduler, n // 2)
        # Saved, and loaded by a trainer that begins anew.
        file = io.BytesIO()
        torch.save({"optimizer": optimizer.state_dict(), "scheduler": scheduler.state_dict()}, file)
        file.seek(0)
        state = torch.load(file)
        optimizer = optimizer_of(0.5)
        scheduler = module.scheduler(optimizer)
        optimizer.load_state_dict(state["optimizer"])
        scheduler.load_state_dict(state["scheduler"])
        used += train(optimizer, scheduler, n - n // 2)
        for step, value in enumerate(used):
            report.same(case, step, value, rate(step))
        # Gone on from a checkpoint of another schedule, at a global step.
        optimizer = optimizer_of(0.5)
        optimizer.load_state_dict(state["optimizer"])
        scheduler = module.scheduler(optimizer, n // 2)
        for step, value in enumerate(train(optimizer, scheduler, 3), start=n // 2):
            report.same(case, step, value, rate(step))
    report.end()


if __name__ == "__main__":
    check("pytorch")
