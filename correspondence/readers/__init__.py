"""One file format, one module; :mod:`correspondence.registry` knows them all."""
