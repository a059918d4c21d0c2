"""Writes optuna.csv: a sweep of the learning rate on a parabola, as Optuna's frame of trials.

    pip install optuna pandas
    python make_optuna.py
"""
import pathlib

import optuna

N = 200  # max_train_steps


def objective(trial):
    rate = trial.suggest_float("lr", 1e-3, 10, log=True)
    x, best = 1.0, (float("inf"), 0)
    for step in range(1, N + 1):
        x -= rate * x  # the gradient of x²/2
        best = min(best, (x * x, step))
        if x * x < 1e-6 and "steps_to_target" not in trial.user_attrs:
            trial.set_user_attr("steps_to_target", step)
        if abs(x) > 1e6:
            return float("nan")  # diverged: Optuna calls it FAIL
    trial.set_user_attr("best_step", best[1])
    trial.set_user_attr("max_train_steps", N)
    return best[0]


optuna.logging.set_verbosity(optuna.logging.ERROR)
rates = [0.001, 0.01, 0.1, 0.3, 1.0, 1.7, 5.0]
study = optuna.create_study(sampler=optuna.samplers.GridSampler({"lr": rates}, seed=1))
study.optimize(objective)
study.trials_dataframe().to_csv(pathlib.Path(__file__).parent / "optuna.csv")
