"""The entrance over SSH: who comes with a key gets their own verbs, and nothing else."""
