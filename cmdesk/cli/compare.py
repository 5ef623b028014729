def add_arguments(parser, translate): pass
