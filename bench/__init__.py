"""Speed, memory and scale, as ratios within one run: these figures mean nothing across machines."""
