"""Comparing wordings: whether words were said as they are given, and what differs.

Nothing here but `copies` knows of stories: whoever asks gives the words in question and the
tellings to hold them against, each as a `onrecord.wording.align.Wording`.
"""
