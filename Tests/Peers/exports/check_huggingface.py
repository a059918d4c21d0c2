"""huggingface: its scheduler on a real optimizer, as check_torch.py has it; the Trainer is check_trainer.py."""

from check_torch import check

check("huggingface")
