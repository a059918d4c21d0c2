"""optax: the function in a compiled optimizer, over all steps, its state saved in the middle."""

import functools
import pickle

from cases import cases, require
from report import Report

jax, optax, numpy = require("jax", "optax", "numpy")
jnp = jax.numpy

report = Report("optax")
for index, case in enumerate(cases("optax")):
    # Each time it compiles anew.
    if index % 8 == 0 and (fault := case.check_itself("optax")):
        report.fault(f"{case.name}: {fault}")
    rate = case.module("optax").learning_rate
    # JAX computes whole arrays otherwise than one step: both are what a trainer may do.
    steps = jnp.array(list(case.rates), jnp.int32)
    at_once = dict(zip(case.rates, jax.jit(jax.vmap(rate))(steps).tolist(), strict=True))
    report.floats(case, at_once.__getitem__)
    one = functools.cache(lambda step: rate(step).item())
    report.floats(case, one, every=1 if case.is_short else 20)
    optimizer = optax.sgd(rate)
    parameter = jnp.zeros((), jnp.float32)

    @jax.jit
    def train(state, steps):
        def update(state, _):
            # A gradient of -1 moves the parameter by the rate.
            change, state = optimizer.update(-jnp.ones((), jnp.float32), state, parameter)
            return state, change

        return jax.lax.scan(update, state, steps)

    for visit in case.visits:
        state = optax.tree.set(optimizer.init(parameter), count=jnp.int32(visit.start))
        half = len(visit) // 2
        state, first = train(state, jnp.arange(half))
        state = jax.tree.map(jnp.asarray, pickle.loads(pickle.dumps(jax.tree.map(numpy.asarray, state))))
        state, second = train(state, jnp.arange(len(visit) - half))
        for step, used in zip(visit, [*first.tolist(), *second.tolist()], strict=True):
            report.same(case, step, used, one(step))
report.end()
