"""torch.optim.lr_scheduler (and SWALR): the rate in the optimizer after k scheduler steps."""

import warnings

import torch
from torch.optim.lr_scheduler import *  # noqa: F403: the calls name them
from torch.optim.swa_utils import SWALR  # noqa: F401

from family import Family

PEER = "torch"
VERSION = torch.__version__
HARNESS = {"float64": 'value at k = opt.param_groups[0]["lr"] after k calls of sched.step()'}

warnings.filterwarnings("ignore")


def stepped(sched, opt, steps):
    """The rates before each update: scheduler frameworks built on torch share this."""
    rates = []
    for _ in range(steps[-1] + 1):
        rates.append(float(opt.param_groups[0]["lr"]))
        if len(rates) <= steps[-1]:
            opt.step()
            sched.step()
    return [rates[k] for k in steps]


def sgd(lr):
    return torch.optim.SGD([torch.nn.Parameter(torch.zeros(1))], lr=lr, momentum=0.9)


def values(call, parameters, steps, dtype):
    opt = sgd(parameters["lr"])
    return stepped(eval(call, globals(), {"opt": opt}), opt, steps)


def cycles(p):
    up = p.step_size_up
    whole = up + (p.step_size_down or up)
    return [m for n in range(4) for m in (n * whole + up, (n + 1) * whole)]


def warm_restarts(p):
    ends, length = [p.T_0], p.T_0
    for _ in range(3):
        length *= p.get("T_mult", 1)
        ends.append(ends[-1] + length)
    return ends


def onecycle(p):
    up = p.get("pct_start", 0.3) * p.total_steps - 1
    return [up, 2 * up] + [p.total_steps - 1]


def total_iters(p):
    return [p.total_iters]


FAMILIES = [
    Family("torch.ConstantLR", "ConstantLR(opt, {args})", total_iters, [
        dict(lr=0.02, factor=0.5, total_iters=7),
        dict(lr=0.001, factor=0.1, total_iters=150),
        dict(lr=0.5, factor=0.75, total_iters=1),
    ]),
    Family("torch.LinearLR", "LinearLR(opt, {args})", total_iters, [
        dict(lr=0.003, start_factor=1 / 3, end_factor=1.0, total_iters=5),
        dict(lr=0.01, start_factor=0.02, end_factor=1.0, total_iters=175),
        dict(lr=0.2, start_factor=1.0, end_factor=0.0, total_iters=61),
        dict(lr=0.004, start_factor=0.9, end_factor=0.15, total_iters=320),
        dict(lr=0.0007, start_factor=1e-4, end_factor=1.0, total_iters=2000),
    ]),
    Family("torch.ExponentialLR", "ExponentialLR(opt, {args})", lambda p: [150], [
        dict(lr=0.02, gamma=0.97),
        dict(lr=0.0005, gamma=0.999),
        dict(lr=0.00001, gamma=1.03),
    ]),
    Family("torch.StepLR", "StepLR(opt, {args})", lambda p: [n * p.step_size for n in range(1, 5)], [
        dict(lr=0.3, step_size=5, gamma=0.5),
        dict(lr=0.02, step_size=33, gamma=0.3),
        dict(lr=0.1, step_size=1, gamma=0.9),
    ]),
    Family("torch.MultiStepLR", "MultiStepLR(opt, {args})", lambda p: p.milestones, [
        dict(lr=0.2, milestones=[4, 9, 25], gamma=0.5),
        dict(lr=0.05, milestones=[30, 31, 90, 130], gamma=0.3),
        dict(lr=0.1, milestones=[10, 10, 40], gamma=0.1, note="a milestone given twice acts twice"),
    ]),
    Family("torch.PolynomialLR", "PolynomialLR(opt, {args})", total_iters, [
        dict(lr=0.02, total_iters=45, power=1.0),
        dict(lr=0.01, total_iters=120, power=0.5),
        dict(lr=0.003, total_iters=77, power=3.0),
        dict(lr=0.05, total_iters=200, power=0.9),
    ]),
    Family("torch.CosineAnnealingLR", "CosineAnnealingLR(opt, {args})", lambda p: [p.T_max, 2 * p.T_max if p.T_max < 10 else 0], [
        dict(lr=0.02, T_max=51, eta_min=0.0),
        dict(lr=0.001, T_max=300, eta_min=0.0001),
        dict(lr=0.3, T_max=7, eta_min=0.03, note="a wave: rises after T_max, back at lr at 2 T_max"),
        dict(lr=0.05, T_max=2000, eta_min=0.002),
    ]),
    Family("torch.CosineAnnealingWarmRestarts", "CosineAnnealingWarmRestarts(opt, {args})", warm_restarts, [
        dict(lr=0.04, T_0=9, T_mult=1, eta_min=0.0),
        dict(lr=0.01, T_0=5, T_mult=3, eta_min=0.0005),
        dict(lr=0.002, T_0=25, T_mult=2, eta_min=0.0002),
        dict(lr=0.3, T_0=1, T_mult=4, eta_min=0.01),
    ]),
    Family("torch.CyclicLR_triangular", "CyclicLR(opt, {args})", cycles, [
        dict(lr=0.001, base_lr=0.001, max_lr=0.02, step_size_up=9, mode="triangular"),
        dict(lr=0.0002, base_lr=0.0002, max_lr=0.003, step_size_up=8, step_size_down=25, mode="triangular"),
    ]),
    Family("torch.CyclicLR_triangular2", "CyclicLR(opt, {args})", cycles, [
        dict(lr=0.001, base_lr=0.001, max_lr=0.02, step_size_up=7, mode="triangular2"),
        dict(lr=0.0, base_lr=0.0, max_lr=0.01, step_size_up=20, step_size_down=4, mode="triangular2"),
    ]),
    Family("torch.CyclicLR_exp_range", "CyclicLR(opt, {args})", cycles, [
        dict(lr=0.001, base_lr=0.001, max_lr=0.02, step_size_up=11, mode="exp_range", gamma=0.99),
        dict(lr=0.0005, base_lr=0.0005, max_lr=0.004, step_size_up=6, step_size_down=13, mode="exp_range", gamma=0.95),
    ]),
    Family("torch.OneCycleLR_cos", "OneCycleLR(opt, {args})", onecycle, [
        dict(lr=0.02, max_lr=0.02, total_steps=50, pct_start=0.25, anneal_strategy="cos"),
        dict(lr=0.05, max_lr=0.05, total_steps=1000, pct_start=0.5, anneal_strategy="cos"),
        dict(lr=0.005, max_lr=0.005, total_steps=201, pct_start=0.4, anneal_strategy="cos", div_factor=10.0, final_div_factor=100.0),
        dict(lr=0.1, max_lr=0.1, total_steps=13, pct_start=0.3, anneal_strategy="cos", div_factor=4.0, final_div_factor=1000.0,
             note="the peak falls between two steps, at 0.3 * 13 - 1 = 2.9"),
    ], past=1),
    Family("torch.OneCycleLR_linear", "OneCycleLR(opt, {args})", onecycle, [
        dict(lr=0.01, max_lr=0.01, total_steps=80, pct_start=0.35, anneal_strategy="linear"),
        dict(lr=0.003, max_lr=0.003, total_steps=150, pct_start=0.1, anneal_strategy="linear", div_factor=2.0, final_div_factor=20.0),
    ], past=1),
    Family("torch.OneCycleLR_three_phase", "OneCycleLR(opt, {args})", onecycle, [
        dict(lr=0.02, max_lr=0.02, total_steps=100, pct_start=0.4, anneal_strategy="cos", three_phase=True),
        dict(lr=0.004, max_lr=0.004, total_steps=63, pct_start=0.25, anneal_strategy="linear", three_phase=True,
             div_factor=8.0, final_div_factor=200.0),
    ], past=1),
    Family("torch.SequentialLR_warmup_cosine",
           "SequentialLR(opt, schedulers=[LinearLR(opt, start_factor={start_factor}, end_factor=1.0, "
           "total_iters={warmup}), CosineAnnealingLR(opt, T_max={T_max}, eta_min={eta_min})], milestones=[{warmup}])",
           lambda p: [p.warmup, p.warmup + p.T_max, p.total], [
        dict(lr=0.02, start_factor=0.05, warmup=6, total=40, T_max=34, eta_min=0.0),
        dict(lr=0.003, start_factor=1e-6, warmup=25, total=250, T_max=225, eta_min=0.0003),
        dict(lr=0.01, start_factor=0.01, warmup=100, total=2000, T_max=1900, eta_min=0.001),
        dict(lr=0.01, start_factor=0.2, warmup=8, total=48, T_max=25, eta_min=0.002,
             note="T_max ends before the total: the cosine rises again from warmup + T_max on"),
        dict(lr=0.3, start_factor=0.5, warmup=1, total=18, T_max=17, eta_min=0.1),
    ]),
    Family("torch.SequentialLR_three",
           "SequentialLR(opt, schedulers=[ConstantLR(opt, factor={const_factor}, total_iters={milestones[0]}), "
           "LinearLR(opt, start_factor=0.1, total_iters={warmup_iters}), ExponentialLR(opt, gamma={gamma})], "
           "milestones={milestones})",
           lambda p: p.milestones + [p.milestones[1] + 40], [
        dict(lr=0.02, const_factor=0.1, milestones=[8, 20], warmup_iters=12, gamma=0.95),
        dict(lr=0.001, const_factor=0.5, milestones=[5, 105], warmup_iters=30, gamma=0.99,
             note="the warmup ends before its milestone and is held"),
    ]),
    Family("torch.ChainedScheduler",
           "ChainedScheduler([LinearLR(opt, start_factor={start_factor}, total_iters={warmup}), "
           "ExponentialLR(opt, gamma={gamma})], optimizer=opt)",
           lambda p: [p.warmup, 120], [
        dict(lr=0.01, start_factor=0.1, warmup=15, gamma=0.98),
        dict(lr=0.002, start_factor=0.5, warmup=60, gamma=0.995),
    ]),
    Family("torch.ChainedScheduler",
           "ChainedScheduler([LinearLR(opt, start_factor={start_factor}, total_iters={warmup}), "
           "CosineAnnealingLR(opt, {args})], optimizer=opt)",
           lambda p: [p.warmup, p.T_max], [
        dict(lr=0.05, start_factor=0.2, warmup=5, T_max=22),
        dict(lr=0.004, start_factor=0.01, warmup=20, T_max=130),
        dict(lr=0.05, start_factor=0.5, warmup=6, T_max=30, eta_min=0.005,
             note="not the product of the two: the cosine's recursion adds eta_min to what the warmup scaled"),
    ]),
    Family("torch.SWALR", "SWALR(opt, {args})", lambda p: [p.anneal_epochs], [
        dict(lr=0.1, swa_lr=0.02, anneal_epochs=10, anneal_strategy="cos"),
        dict(lr=0.01, swa_lr=0.05, anneal_epochs=25, anneal_strategy="linear"),
    ]),
]
