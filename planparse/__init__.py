"""planparse reads Chinese work plans (工作计划) as they really are."""
