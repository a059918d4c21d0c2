#!/usr/bin/env python3
"""Writes calls/*.json: calls as people write them, with the frameworks' rates, and the frameworks' signatures.

What is left out takes the framework's own default, which is thereby seen; made of parts, by position,
with arithmetic, past the end. Same packages as make_fixtures.py, whose harness reads the values.
"""

import importlib
import inspect
import json
import re
from pathlib import Path

HERE = Path(__file__).parent / "calls"

# Framework, optimizer's rate, steps of the run, call.
CALLS = [
    ("torch", 0.3, 9, "ConstantLR(opt)"),
    ("torch", 0.3, 9, "LinearLR(opt)"),
    ("torch", 0.3, 9, "PolynomialLR(opt)"),
    ("torch", 0.3, 70, "StepLR(opt, 30)"),
    ("torch", 0.3, 100, "MultiStepLR(opt, [30, 80])"),
    ("torch", 0.3, 100, "MultiStepLR(opt, milestones=[80, 30])"),
    ("torch", 0.3, 250, "CosineAnnealingLR(opt, 100)"),
    ("torch", 0.3, 430, "CosineAnnealingLR(opt, T_max=10 * 10, eta_min=1e-3)"),
    ("torch", 0.3, 60, "CosineAnnealingWarmRestarts(opt, 10)"),
    ("torch", 0.1, 9000, "CyclicLR(opt, 0.001, 0.1)"),
    ("torch", 0.1, 90, "CyclicLR(opt, 0.001, 0.1, 10, 20, 'exp_range', 0.9)"),
    ("torch", 0.1, 100, "OneCycleLR(opt, 0.1, 100)"),
    ("torch", 0.1, 120, "OneCycleLR(opt, max_lr=0.1, epochs=10, steps_per_epoch=12)"),
    ("torch", 0.1, 100, "OneCycleLR(opt, max_lr=0.1, total_steps=100, three_phase=True)"),
    ("torch", 0.1, 20, "SWALR(opt, 0.05)"),
    ("torch", 0.1, 90, "SequentialLR(opt, [ConstantLR(opt, factor=0.1, total_iters=20), ExponentialLR(opt, 0.9)], [20])"),
    ("torch", 0.1, 90, "SequentialLR(opt, [LinearLR(opt, 0.01, total_iters=10), StepLR(opt, 7, 0.5)], [10])"),
    ("torch", 0.1, 90, "SequentialLR(opt, [LinearLR(opt, 0.01, total_iters=10), MultiStepLR(opt, [20, 30])], milestones=[10])"),
    ("torch", 0.1, 90, "SequentialLR(opt, [LinearLR(opt, 0.01, total_iters=10), PolynomialLR(opt, 50, 2.0)], milestones=[10])"),
    ("torch", 0.1, 90, "SequentialLR(opt, [LinearLR(opt, 0.01, total_iters=10), CosineAnnealingWarmRestarts(opt, 10, 2)], milestones=[10])"),
    ("torch", 0.1, 90, "SequentialLR(opt, [LinearLR(opt, 0.1, total_iters=30), CosineAnnealingLR(opt, 20, 1e-3)], [10])"),
    ("torch", 0.1, 90, "SequentialLR(opt, [CosineAnnealingLR(opt, 20), LinearLR(opt, 1.0, 0.1, 30)], [50])"),
    ("torch", 0.1, 60, "ChainedScheduler([ConstantLR(opt, 0.1, 4), ExponentialLR(opt, 0.9)])"),
    ("torch", 0.1, 60, "ChainedScheduler([StepLR(opt, 10), LinearLR(opt, 0.5, total_iters=25)])"),
    ("torch", 0.1, 60, "ChainedScheduler([MultiStepLR(opt, [15, 40]), PolynomialLR(opt, 50)])"),
    ("transformers", 0.1, 20, "get_scheduler('constant', opt)"),
    ("transformers", 0.1, 50, "get_scheduler('linear', opt, 10, 40)"),
    ("transformers", 0.1, 90, "get_scheduler('cosine', opt, 10, 40)"),
    ("transformers", 0.1, 90, "get_scheduler('cosine_with_min_lr', opt, 10, 40, {'min_lr': 0.01})"),
    ("transformers", 0.1, 90, "get_scheduler('cosine_warmup_with_min_lr', opt, 10, 40, {'min_lr_rate': 0.1, 'warmup_lr_rate': 0.01})"),
    ("transformers", 0.1, 60, "get_scheduler('polynomial', opt, 10, 40)"),
    ("transformers", 0.1, 60, "get_scheduler('cosine_with_restarts', opt, 10, 40)"),
    ("transformers", 0.1, 60, "get_scheduler('warmup_stable_decay', opt, 10, 40, {'num_decay_steps': 15})"),
    ("transformers", 0.1, 60, "get_scheduler('warmup_stable_decay', opt, 10, 40, {'num_decay_steps': 15, 'num_cycles': 1.0, 'min_lr_ratio': 0.1})"),
    ("transformers", 0.1, 20, "transformers.get_constant_schedule(opt)"),
    ("transformers", 0.1, 20, "transformers.get_constant_schedule_with_warmup(opt, 5)"),
    ("transformers", 0.1, 60, "transformers.get_linear_schedule_with_warmup(opt, num_warmup_steps=0.25 * 40, num_training_steps=40)"),
    ("transformers", 0.1, 80, "transformers.get_cosine_schedule_with_warmup(opt, 10, 40)"),
    ("transformers", 0.1, 60, "transformers.get_cosine_with_hard_restarts_schedule_with_warmup(opt, 10, 40, 3)"),
    ("transformers", 0.1, 60, "transformers.get_polynomial_decay_schedule_with_warmup(opt, 10, 40, 0.01, 2.0)"),
    ("transformers", 0.1, 60, "transformers.get_inverse_sqrt_schedule(opt, 10)"),
    ("transformers", 0.1, 60, "transformers.get_wsd_schedule(opt, 10, 15, num_stable_steps=20)"),
    ("optax", None, 60, "optax.join_schedules([optax.linear_schedule(0.0, 0.1, 10), optax.exponential_decay(0.1, 20, 0.5)], [10])"),
    ("optax", None, 60, "optax.join_schedules([optax.linear_schedule(0.0, 0.1, 20), optax.cosine_decay_schedule(0.1, 30)], [10])"),
    ("optax", None, 60, "optax.join_schedules([optax.warmup_constant_schedule(0.0, 0.1, 5), optax.piecewise_constant_schedule(0.1, {10: 0.5}), optax.polynomial_schedule(0.05, 0.0, 2, 25)], boundaries=[10, 30])"),
    ("optax", None, 20, "optax.piecewise_constant_schedule(0.1)"),
    ("optax", None, 20, "optax.piecewise_interpolate_schedule('cosine', 0.1)"),
    ("optax", None, 130, "optax.cosine_onecycle_schedule(100, 0.1)"),
    ("optax", None, 130, "optax.linear_onecycle_schedule(100, 0.1)"),
    ("optax", None, 130, "optax.warmup_cosine_decay_schedule(1e-7, 3e-4, 2 * 5, 100)"),
    ("keras", None, 60, "KS.ExponentialDecay(0.1, 10, 0.9)"),
    ("keras", None, 60, "KS.InverseTimeDecay(0.1, 10, 0.9)"),
    ("keras", None, 60, "KS.PolynomialDecay(0.1, 40)"),
    ("keras", None, 95, "KS.PolynomialDecay(0.1, 40, cycle=True)"),
    ("keras", None, 60, "KS.CosineDecay(0.1, 40, warmup_steps=5)"),
    ("keras", None, 60, "KS.CosineDecay(0.0, 40, warmup_target=0.1, warmup_steps=5)"),
    ("keras", None, 60, "KS.CosineDecayRestarts(0.1, 10)"),
    ("keras", None, 60, "KS.PiecewiseConstantDecay([10, 20], [0.1, 0.05, 0.01])"),
    ("mlx", None, 60, "mlx_optim.cosine_decay(0.1, 40)"),
    ("mlx", None, 60, "mlx_optim.join_schedules([mlx_optim.linear_schedule(0, 0.1, 10), mlx_optim.step_decay(0.1, 0.5, 10), mlx_optim.exponential_decay(0.05, 0.9)], [10, 40])"),
    ("timm", 0.1, 60, "CosineLRScheduler(opt, 40)"),
    ("timm", 0.1, 60, "CosineLRScheduler(opt, 40, warmup_t=5, k_decay=1.5)"),
    ("timm", 0.1, 60, "CosineLRScheduler(opt, 40, warmup_t=5, warmup_prefix=True, k_decay=0.5, lr_min=0.01)"),
    ("timm", 0.1, 60, "CosineLRScheduler(opt, 10, cycle_limit=3, warmup_t=4, cycle_decay=0.5)"),
    ("timm", 0.1, 60, "PolyLRScheduler(opt, 40)"),
    ("timm", 0.1, 60, "TanhLRScheduler(opt, 40)"),
    ("timm", 0.1, 60, "StepLRScheduler(opt, 10)"),
    ("timm", 0.1, 60, "StepLRScheduler(opt, decay_t=10, decay_rate=0.5)"),
    ("timm", 0.1, 60, "MultiStepLRScheduler(opt, [10, 20], 0.1)"),
    ("timm", 0.1, 70, "WSDLRScheduler(opt, 40, 10)"),
    ("timm", 0.1, 70, "WSDLRScheduler(opt, 40, 10, stable_fn='rsqrt', warmup_t=8)"),
    ("megatron", None, 70, "OptimizerParamScheduler(opt, 0.0, 0.1, 0.01, 10, 50, 'inverse-square-root', 0, 0, 1, 'constant')"),
    ("fvcore", None, 100, "CompositeParamScheduler([ConstantParamScheduler(0.1), StepParamScheduler(4, [0.1, 0.05])], [0.5, 0.5], ['fixed', 'rescaled'])"),
    ("fvcore", None, 100, "CompositeParamScheduler([LinearParamScheduler(0.1, 0.2), PolynomialDecayParamScheduler(0.2, 2), ExponentialParamScheduler(0.1, 0.5)], [0.2, 0.3, 0.5], ['rescaled', 'fixed', 'fixed'])"),
    ("ignite", 0.02, 60, "create_lr_scheduler_with_warmup(CosineAnnealingScheduler(opt, 'lr', 0.02, 0.0, 30), 0.0, 10)"),
    ("ignite", None, 60, "CosineAnnealingScheduler(opt, 'lr', 0.02, 0.0, 30)"),
    ("ignite", None, 60, "PiecewiseLinear(opt, 'lr', [(10, 0.5), (20, 0.45), (21, 0.3)])"),
]

SIGNATURES = {
    "torch": ("torch.optim.lr_scheduler", """ConstantLR LinearLR ExponentialLR StepLR MultiStepLR PolynomialLR
        CosineAnnealingLR CosineAnnealingWarmRestarts CyclicLR OneCycleLR SequentialLR ChainedScheduler"""),
    "torch ": ("torch.optim.swa_utils", "SWALR"),
    "optax": ("optax", """constant_schedule linear_schedule polynomial_schedule cosine_decay_schedule exponential_decay
        piecewise_constant_schedule piecewise_interpolate_schedule cosine_onecycle_schedule linear_onecycle_schedule
        warmup_constant_schedule warmup_cosine_decay_schedule warmup_exponential_decay_schedule sgdr_schedule
        join_schedules"""),
    "mlx": ("mlx.optimizers", "linear_schedule cosine_decay exponential_decay step_decay join_schedules"),
    "transformers": ("transformers.optimization", """get_scheduler get_constant_schedule
        get_constant_schedule_with_warmup get_linear_schedule_with_warmup get_cosine_schedule_with_warmup
        get_cosine_with_hard_restarts_schedule_with_warmup get_polynomial_decay_schedule_with_warmup
        get_inverse_sqrt_schedule get_cosine_with_min_lr_schedule_with_warmup
        get_cosine_with_min_lr_schedule_with_warmup_lr_rate get_wsd_schedule"""),
    "keras": ("keras.optimizers.schedules", """ExponentialDecay InverseTimeDecay PiecewiseConstantDecay
        PolynomialDecay CosineDecay CosineDecayRestarts"""),
    "timm": ("frameworks.timm_cases", """CosineLRScheduler PolyLRScheduler TanhLRScheduler StepLRScheduler
        MultiStepLRScheduler WSDLRScheduler"""),
    "megatron": ("megatron.core.optimizer_param_scheduler", "OptimizerParamScheduler"),
    "fvcore": ("fvcore.common.param_scheduler", """ConstantParamScheduler LinearParamScheduler CosineParamScheduler
        ExponentialParamScheduler PolynomialDecayParamScheduler MultiStepParamScheduler StepParamScheduler
        StepWithFixedGammaParamScheduler CompositeParamScheduler"""),
    "ignite": ("ignite.handlers.param_scheduler", """CosineAnnealingScheduler PiecewiseLinear
        create_lr_scheduler_with_warmup"""),
}


def cases():
    count = {}
    for name, lr, run, call in CALLS:
        framework = importlib.import_module(f"frameworks.{name}_cases")
        made = re.sub(r"^.*\.", "", call.split("(")[0])
        count[made] = count.get(made, 0) + 1
        # All up to 60, then some.
        steps = sorted({*range(min(run, 60)), *range(0, run, max(1, run // 37)), run - 1})
        parameters = {"lr": 0.0 if lr is None else lr, "total": run}
        dtype = "float32" if name == "mlx" else "float64"
        yield {
            "name": f"{name}.{made} call {count[made]}", "family": f"{name}.{made}", "call": call,
            "parameters": parameters, "dtype": dtype, "steps": steps,
            "values": framework.values(call, parameters, steps, dtype),
        }


def signature(f):
    def text(p):
        if p.default is p.empty:
            return p.name
        return f"{p.name}={'1/3' if p.default == 1 / 3 else repr(p.default)}"

    return f"{f.__name__}({', '.join(map(text, inspect.signature(f).parameters.values()))})"


def write(name, entries):
    lines = [json.dumps(entry, separators=(",", ":")) for entry in entries]
    (HERE / name).write_text("[\n" + ",\n".join(lines) + "\n]\n")
    print(f"{name}: {len(lines)}")


if __name__ == "__main__":
    write("calls.json", cases())
    write("signatures.json", (
        [framework.strip(), signature(getattr(importlib.import_module(module), name))]
        for framework, (module, names) in SIGNATURES.items() for name in names.split()))
