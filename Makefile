.PHONY: check
check:
	python3 tools/check.py
