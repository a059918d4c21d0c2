"""optax: the function in a compiled optimizer, over all steps, its state saved in the middle."""

import pickle

from cases import Report, cases, require

jax, optax, numpy = require("jax", "optax", "numpy")
jnp = jax.numpy

report = Report("optax")
for case in cases("optax"):
    rate = case.module("optax").learning_rate
    report.floats(case, lambda step: rate(step).item())
    if not case.is_short:
        continue
    optimizer = optax.sgd(rate)
    parameter = jnp.zeros((), jnp.float32)

    @jax.jit
    def train(state, steps):
        def update(state, _):
            # A gradient of -1 moves the parameter by the rate.
            change, state = optimizer.update(-jnp.ones((), jnp.float32), state, parameter)
            return state, change

        return jax.lax.scan(update, state, steps)

    n = case.length + 5
    state, first = train(optimizer.init(parameter), jnp.arange(n // 2))
    state = jax.tree.map(jnp.asarray, pickle.loads(pickle.dumps(jax.tree.map(numpy.asarray, state))))
    state, second = train(state, jnp.arange(n - n // 2))
    used = [*first.tolist(), *second.tolist()]
    for step in range(n):
        report.same(case, step, used[step], rate(step).item())
report.end()
