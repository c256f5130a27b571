//! The built page, served.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use xtask::server::{Request, Server, Spoilt};

use crate::driver::Driver;
use crate::page::Page;

/// The built page on a server of its own.
#[derive(Debug)]
pub struct Site {
    served: Arc<Served>,
    driver: Arc<Driver>,
}

/// What is served, for as long as the site or any of its pages is there.
#[derive(Debug)]
pub(crate) struct Served {
    server: Server,
    folder: PathBuf,
    /// Whether the folder is a copy, removed with this.
    is_copy: bool,
}

/// Where the built page is, as `cargo xtask test` tells.
fn built() -> PathBuf {
    let folder = std::env::var_os(xtask::browser::SITE).map(PathBuf::from);
    folder.unwrap_or_else(|| panic!("{} names no built page: run cargo xtask test", xtask::browser::SITE))
}

impl Site {
    /// The page as it was built.
    pub fn built() -> Self {
        Self::at("")
    }

    /// The page that shows each component alone, as `cargo xtask test` builds it.
    pub fn components() -> Self {
        let folder = std::env::var_os(xtask::browser::COMPONENTS).map(PathBuf::from);
        let missing = || panic!("{} names no folder: run cargo xtask test", xtask::browser::COMPONENTS);
        Self::serve(folder.unwrap_or_else(missing), "", false)
    }

    /// The page that holds other programs of the kind, as `cargo xtask bench` bundles it.
    pub fn rivals() -> Self {
        let folder = std::env::var_os(xtask::browser::RIVALS).map(PathBuf::from);
        let missing = || panic!("{} names no folder: run cargo xtask bench", xtask::browser::RIVALS);
        Self::serve(folder.unwrap_or_else(missing), "", false)
    }

    /// The page as it was built, at a path ("/some/folder").
    pub fn at(prefix: &str) -> Self {
        Self::serve(built(), prefix, false)
    }

    /// A copy of the page in which one file is written anew: what a page does with a broken part can be tested.
    /// The change gets the file's text.
    pub fn changed(file: &str, change: impl FnOnce(String) -> String) -> Self {
        let number = std::thread::current().id();
        let name = format!("glossator-page-{}-{number:?}", std::process::id());
        let copy = std::env::temp_dir().join(name.replace(['(', ')'], "-"));
        copy_folder(&built(), &copy).expect("the page can be copied");
        let site = Self::serve(copy, "", true);
        site.rewrite(file, change);
        site.publish(|list| list);
        site
    }

    /// Writes a file of a copy anew. No browser looks for it before [`Site::publish`].
    pub fn rewrite(&self, file: &str, change: impl FnOnce(String) -> String) {
        let Served { folder, is_copy, .. } = &*self.served;
        assert!(is_copy, "the page as it was built stays as it is");
        let text = change(self.file(file));
        std::fs::write(folder.join(file), text).unwrap_or_else(|error| panic!("{file}: {error}"));
    }

    /// Makes what was written anew a version of the page: its list of files, with a change of that.
    pub fn publish(&self, change: impl FnOnce(String) -> String) {
        let next = xtask::site::offline::written(&self.served.folder).unwrap_or_else(|error| panic!("{error}"));
        self.rewrite("offline.js", |_| change(next));
    }

    fn serve(folder: PathBuf, prefix: &str, is_copy: bool) -> Self {
        let server = Server::start(&folder, prefix, 0).unwrap_or_else(|error| panic!("{error}"));
        Self { served: Arc::new(Served { server, folder, is_copy }), driver: Driver::shared() }
    }

    /// The page's address.
    pub fn address(&self) -> String {
        self.served.server.address()
    }

    /// A browser with a fresh profile at the page's address with something behind it: "", "#g1.…".
    pub fn open(&self, behind: &str) -> Page {
        let page = self.browser();
        page.go(&format!("{}{behind}", self.address()));
        page
    }

    /// A browser with a fresh profile that has not gone anywhere yet.
    pub fn browser(&self) -> Page {
        Page::new(Arc::clone(&self.driver), Arc::clone(&self.served), &self.address())
    }

    /// The same, for a page that is reached at another address, which leads here.
    pub fn browser_at(&self, address: &str) -> Page {
        Page::new(Arc::clone(&self.driver), Arc::clone(&self.served), address)
    }

    /// Firefox with a fresh profile at the page's address with something behind it. Its console and its requests are not seen.
    pub fn open_in_firefox(&self, behind: &str) -> Page {
        let page = Page::new(Arc::new(Driver::firefox()), Arc::clone(&self.served), &self.address());
        page.go(&format!("{}{behind}", self.address()));
        page
    }

    /// What was asked of the server since this was called last.
    pub fn take_requests(&self) -> Vec<Request> {
        self.served.server.take_log()
    }

    /// From now on a file (its name within the page's folder) is not found.
    pub fn withhold(&self, file: &str) {
        self.served.server.withhold(file);
    }

    /// From now on a file comes spoilt, or as it is again.
    pub fn spoil(&self, file: &str, how: Option<Spoilt>) {
        self.served.server.spoil(file, how);
    }

    /// From now on nothing is answered, as where there is no net; or again it is.
    pub fn unplug(&self, unplugged: bool) {
        self.served.server.unplug(unplugged);
    }

    /// Whether the page has a file of that name.
    pub fn has(&self, name: &str) -> bool {
        self.served.folder.join(name).is_file()
    }

    /// A file of the page, as it was built.
    pub fn file(&self, name: &str) -> String {
        std::fs::read_to_string(self.served.folder.join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        if self.is_copy {
            // What is left behind lies in the system's folder for such things.
            let _ = std::fs::remove_dir_all(&self.folder);
        }
    }
}

fn copy_folder(from: &Path, to: &Path) -> std::io::Result<()> {
    for file in xtask::shell::files_under(from) {
        let Ok(name) = file.strip_prefix(from) else { continue };
        let copy = to.join(name);
        if let Some(folder) = copy.parent() {
            std::fs::create_dir_all(folder)?;
        }
        std::fs::copy(&file, copy)?;
    }
    Ok(())
}
