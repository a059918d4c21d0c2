"""optax: functions of the count, in float64 (x64) and float32."""

import jax
import jax.numpy as jnp
import optax

from family import Family

PEER = "optax"
VERSION = f"{optax.__version__} (jax {jax.__version__})"
HARNESS = {
    "float64": "jax_enable_x64=True; value = jax.vmap(schedule)(int64 steps), not jitted",
    "float32": "jax_enable_x64=False; value = jax.vmap(schedule)(int32 steps), not jitted",
}


def values(call, parameters, steps, dtype):
    jax.config.update("jax_enable_x64", dtype == "float64")
    counts = jnp.asarray(steps, dtype=jnp.int64 if dtype == "float64" else jnp.int32)
    return [float(v) for v in jax.vmap(eval(call))(counts)]


def after_begin(p):
    return [p.transition_begin, p.transition_begin + p.transition_steps]


def several(p):
    """A few periods of an exponential that has no end."""
    first = p.warmup_steps + p.transition_begin
    return [p.warmup_steps] + [first + n * p.transition_steps for n in range(5)]


def scales(p):
    return sorted(p.boundaries_and_scales)


def onecycle(p):
    shares = (p.get("pct_start", 0.3), p.get("pct_final", 0.85))
    return [int(share * p.transition_steps) for share in shares] + [p.transition_steps]


def cycle_ends(p):
    marks, start = [], 0
    for cycle in p.cycles:
        marks += [start + cycle["warmup_steps"], start + cycle["decay_steps"]]
        start += cycle["decay_steps"]
    return marks


FAMILIES = [
    Family("optax.constant", "optax.constant_schedule({args})", lambda p: [3], [
        dict(value=0.0025),
        dict(value=0.0),
    ]),
    Family("optax.linear", "optax.linear_schedule({args})", after_begin, [
        dict(init_value=0.0, end_value=0.003, transition_steps=17),
        dict(init_value=0.02, end_value=0.0, transition_steps=250),
        dict(init_value=0.006, end_value=0.0006, transition_steps=333, transition_begin=41),
        dict(init_value=0.1, end_value=0.3, transition_steps=1),
        dict(init_value=0.01, end_value=0.001, transition_steps=0, note="no steps: init_value, not end_value, for ever"),
    ]),
    Family("optax.polynomial", "optax.polynomial_schedule({args})", after_begin, [
        dict(init_value=0.01, end_value=0.001, power=0.5, transition_steps=120),
        dict(init_value=0.05, end_value=0.0, power=3.0, transition_steps=77, transition_begin=13),
        dict(init_value=0.002, end_value=0.0, power=0.9, transition_steps=400),
        dict(init_value=0.0, end_value=0.01, power=2.0, transition_steps=60),
        dict(init_value=0.003, end_value=0.0001, power=1.0, transition_steps=99),
    ]),
    Family("optax.cosine_decay", "optax.cosine_decay_schedule({args})", lambda p: [p.decay_steps], [
        dict(init_value=0.02, decay_steps=37),
        dict(init_value=0.004, decay_steps=200, alpha=0.05),
        dict(init_value=0.1, decay_steps=90, alpha=0.2, exponent=0.5),
        dict(init_value=0.001, decay_steps=128, exponent=3.0),
        dict(init_value=0.05, decay_steps=1),
    ]),
    Family("optax.exponential_decay", "optax.exponential_decay({args})", several, [
        dict(init_value=0.01, transition_steps=50, decay_rate=0.8),
        dict(init_value=0.2, transition_steps=33, decay_rate=0.5, transition_begin=10, staircase=True),
        dict(init_value=0.05, transition_steps=20, decay_rate=0.5, end_value=0.006),
        dict(init_value=0.0001, transition_steps=10, decay_rate=1.5, end_value=0.0004,
             note="a rate above 1 makes end_value the upper bound"),
        dict(init_value=0.03, transition_steps=25, decay_rate=0.3, transition_begin=7, staircase=True, end_value=0.001),
    ]),
    Family("optax.piecewise_constant", "optax.piecewise_constant_schedule({args})", scales, [
        dict(init_value=0.4, boundaries_and_scales={20: 0.5}),
        dict(init_value=0.01, boundaries_and_scales={15: 0.3, 40: 0.1, 41: 2.0}),
        dict(init_value=1.0, boundaries_and_scales={1: 0.5, 2: 0.5, 50: 0.25, 75: 0.0}),
    ]),
    Family("optax.piecewise_interpolate", "optax.piecewise_interpolate_schedule({args})", scales, [
        dict(interpolate_type="linear", init_value=0.0005, boundaries_and_scales={12: 8.0, 80: 0.05}),
        dict(interpolate_type="linear", init_value=0.02, boundaries_and_scales={50: 0.0}),
        dict(interpolate_type="cosine", init_value=0.001, boundaries_and_scales={30: 4.0, 31: 0.5, 100: 0.1}),
        dict(interpolate_type="cosine", init_value=0.01, boundaries_and_scales={25: 1.0, 75: 0.2}),
    ]),
    Family("optax.linear_onecycle", "optax.linear_onecycle_schedule({args})", onecycle, [
        dict(transition_steps=101, peak_value=0.02),
        dict(transition_steps=250, peak_value=0.005, pct_start=0.2, pct_final=0.9, div_factor=10.0, final_div_factor=100.0),
        dict(transition_steps=7, peak_value=0.1, note="shares of the steps are cut to whole steps: 2 and 5"),
    ]),
    Family("optax.cosine_onecycle", "optax.cosine_onecycle_schedule({args})", onecycle, [
        dict(transition_steps=53, peak_value=0.04),
        dict(transition_steps=300, peak_value=0.008, pct_start=0.45, div_factor=5.0, final_div_factor=50.0),
        dict(transition_steps=13, peak_value=0.2, note="the share of the steps is cut to whole steps: 3"),
        dict(transition_steps=40, peak_value=0.01, pct_start=0.0, note="starts at the peak"),
    ]),
    Family("optax.warmup_constant", "optax.warmup_constant_schedule({args})", lambda p: [p.warmup_steps], [
        dict(init_value=0.0, peak_value=0.001, warmup_steps=25),
        dict(init_value=0.0005, peak_value=0.002, warmup_steps=150),
        dict(init_value=0.0005, peak_value=0.002, warmup_steps=0, note="no warmup: init_value, not peak_value, for ever"),
    ]),
    Family("optax.warmup_cosine_decay", "optax.warmup_cosine_decay_schedule({args})",
           lambda p: [p.warmup_steps, p.decay_steps], [
        dict(init_value=0.0, peak_value=0.01, warmup_steps=10, decay_steps=100),
        dict(init_value=0.001, peak_value=0.05, warmup_steps=1, decay_steps=35, end_value=0.005),
        dict(init_value=0.0, peak_value=0.003, warmup_steps=0, decay_steps=60, end_value=0.0003),
        dict(init_value=0.0, peak_value=0.02, warmup_steps=33, decay_steps=210, end_value=0.0002, exponent=2.0),
        dict(init_value=0.0, peak_value=0.02, warmup_steps=11, decay_steps=12, end_value=0.001),
    ]),
    Family("optax.warmup_exponential_decay", "optax.warmup_exponential_decay_schedule({args})", several, [
        dict(init_value=0.0, peak_value=0.01, warmup_steps=12, transition_steps=40, decay_rate=0.6),
        dict(init_value=0.001, peak_value=0.004, warmup_steps=9, transition_steps=15, decay_rate=0.5,
             transition_begin=6, staircase=True, end_value=0.0004),
        dict(init_value=0.0, peak_value=0.02, warmup_steps=0, transition_steps=30, decay_rate=0.1, end_value=0.0001),
    ]),
    Family("optax.sgdr", "optax.sgdr_schedule({cycles})", cycle_ends, [
        dict(cycles=[dict(init_value=0.0, peak_value=0.01, warmup_steps=3, decay_steps=15),
                     dict(init_value=0.0, peak_value=0.005, warmup_steps=6, decay_steps=30)]),
        dict(cycles=[dict(init_value=0.001, peak_value=0.02 * 0.5**n, warmup_steps=n, decay_steps=20 + 7 * n,
                          end_value=0.0001, exponent=1.5) for n in range(4)]),
    ]),
    Family("optax.join",
           "optax.join_schedules([optax.linear_schedule(0.0, {peak}, {warmup}), optax.constant_schedule({peak}), "
           "optax.linear_schedule({peak}, 0.0, {decay})], boundaries=[{warmup}, {stable_until}])",
           lambda p: [p.warmup, p.stable_until, p.stable_until + p.decay], [
        dict(peak=0.002, warmup=10, stable_until=70, decay=30),
        dict(peak=0.3, warmup=5, stable_until=5, decay=17),
        dict(peak=0.01, warmup=0, stable_until=44, decay=1),
    ]),
]
